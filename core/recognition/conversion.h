// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "base/page_range.h"
#include "document/page_result.h"
#include "pages/page_source.h"
#include "recognition/page_reader.h"
#include "recognition/time_left.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace lectern::recognition {

// One file to read: queued as this, then running, then done, cancelled or failed.
struct ConversionJob
{
    std::filesystem::path input;
    pages::OpenOptions open;
    PageRange pages;
    ReadOptions read;
};

// Where a running conversion stands.
struct ConversionProgress
{
    int page = 0; // 1-based, in the file
    int position = 0; // 1-based, among the pages asked for
    int pages = 0; // how many were asked for
    Stage stage = Stage::Render;
    int tokens = 0; // of this page
    double tokensPerSecond = 0; // of this page's decoding; 0 until it is known
    std::optional<SecondsRange> left; // of this file
};

// Called on the converting thread, in this order: opened once, then for each page progress (any number), text,
// restarted and encoded as ReadObserver has them, pageFinished once. Any may be empty.
struct ConversionObserver
{
    std::function<void(int pages)> opened;
    std::function<void(const ConversionProgress& progress)> progress;
    std::function<void(int page, std::string_view piece)> text;
    std::function<void(int page, std::string_view reason)> restarted;
    std::function<void(int page, const EncodedPage& encoded)> encoded;
    std::function<void(const ConversionProgress& progress, const document::PageResult& result)> pageFinished;
};

// A file as far as it was read. Cancelled: the finished pages and the one that was being read, marked so.
struct Conversion
{
    document::Document document;
    std::unique_ptr<pages::PageSource> source; // for cutting out figures
    bool cancelled = false;
};

// Reads the pages of a file one after the other. A page that fails is a result of its own (Failed, with the reason) and
// the next one follows. An error is: the file cannot be opened, or has no such pages (InvalidInput).
Result<Conversion> convertFile(
    const ConversionJob& job, PageReader& reader, const ConversionObserver& observer, const Cancel& cancel);

// The same for a file that is open already.
Result<Conversion> convertPages(std::unique_ptr<pages::PageSource> source, const ConversionJob& job, PageReader& reader,
    const ConversionObserver& observer, const Cancel& cancel);

} // namespace lectern::recognition
