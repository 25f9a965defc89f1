// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/draft_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <nlohmann/json.hpp>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

constexpr int kFormat = 2;
constexpr int kOldestFormat = 1; // only edits of the blocks as they were read

json toJson(const document::Rect& box)
{
    return json::array({box.x1, box.y1, box.x2, box.y2});
}

document::Rect rectFrom(const json& box)
{
    return {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(), box.at(3).get<double>()};
}

json toJson(const document::Block& block)
{
    json boxes = json::array();
    for (const document::Rect& box : block.boxes) {
        boxes.push_back(toJson(box));
    }
    return {
        {"order", block.order}, {"label", block.label}, {"boxes", boxes}, {"text", block.text}, {"image", block.image}};
}

document::Block blockFrom(const json& value)
{
    document::Block block;
    block.order = value.at("order").get<int>();
    block.label = value.at("label").get<std::string>();
    block.text = value.at("text").get<std::string>();
    block.image = value.at("image").get<std::string>();
    for (const json& box : value.at("boxes")) {
        block.boxes.push_back(rectFrom(box));
    }
    return block;
}

json toJson(const SavedPage& page)
{
    const document::PageResult& result = page.result;
    json blocks = json::array();
    for (const document::Block& block : result.blocks) {
        blocks.push_back(toJson(block));
    }
    json standing = json::array();
    for (const SavedBlock& block : page.blocks) {
        json entry = {{"output", block.output}};
        if (block.output < 0 || block.block != result.blocks[static_cast<size_t>(block.output)]) {
            entry["block"] = toJson(block.block);
        }
        if (block.edited) {
            entry["edited"] = block.edited->toStdString();
        }
        standing.push_back(std::move(entry));
    }
    json doubtful = json::array();
    for (const document::DoubtfulWord& word : result.doubtful) {
        doubtful.push_back({{"text", word.text}, {"box", toJson(word.box)}, {"confidence", word.confidence}});
    }
    return {{"state", static_cast<int>(page.state)}, {"status", static_cast<int>(result.status)}, {"page", result.page},
        {"width", result.width}, {"height", result.height}, {"reason", result.reason}, {"reader", result.reader},
        {"retries", result.retries}, {"tokens", result.tokens}, {"raw", result.raw}, {"blocks", blocks},
        {"standing", standing}, {"doubtful", doubtful}};
}

std::optional<QString> editOf(const json& value)
{
    const auto edited = value.find("edited");
    return edited == value.end() ? std::nullopt : std::optional(QString::fromStdString(edited->get<std::string>()));
}

SavedBlock standingFrom(const json& value, const std::vector<document::Block>& outputs)
{
    SavedBlock block;
    block.output = value.at("output").get<int>();
    if (block.output >= static_cast<int>(outputs.size())) {
        block.output = -1;
    }
    const auto changed = value.find("block");
    if (changed != value.end()) {
        block.block = blockFrom(*changed);
    } else if (block.output >= 0) {
        block.block = outputs[static_cast<size_t>(block.output)];
    }
    block.edited = editOf(value);
    return block;
}

SavedPage pageFrom(const json& value)
{
    SavedPage page;
    page.state = static_cast<PageState>(std::clamp(
        value.at("state").get<int>(), static_cast<int>(PageState::Unread), static_cast<int>(PageState::Cancelled)));
    document::PageResult& result = page.result;
    result.status = static_cast<document::PageStatus>(std::clamp(value.at("status").get<int>(),
        static_cast<int>(document::PageStatus::Done), static_cast<int>(document::PageStatus::Cancelled)));
    result.page = value.at("page").get<int>();
    result.width = value.at("width").get<double>();
    result.height = value.at("height").get<double>();
    result.reason = value.at("reason").get<std::string>();
    result.reader = value.at("reader").get<std::string>();
    result.retries = value.at("retries").get<int>();
    result.tokens = value.at("tokens").get<int>();
    result.raw = value.at("raw").get<std::string>();
    for (const json& block : value.at("blocks")) {
        result.blocks.push_back(blockFrom(block));
    }
    if (const auto standing = value.find("standing"); standing != value.end()) {
        for (const json& block : *standing) {
            page.blocks.push_back(standingFrom(block, result.blocks));
        }
    } else {
        for (size_t i = 0; i < result.blocks.size(); ++i) {
            page.blocks.push_back({result.blocks[i], static_cast<int>(i), editOf(value.at("blocks").at(i))});
        }
    }
    for (const json& word : value.at("doubtful")) {
        result.doubtful.push_back(
            {word.at("text").get<std::string>(), rectFrom(word.at("box")), word.at("confidence").get<double>()});
    }
    return page;
}

} // namespace

QByteArray toJson(const Draft& draft)
{
    json pages = json::array();
    for (const SavedPage& page : draft.pages) {
        pages.push_back(toJson(page));
    }
    const json whole = {{"format", kFormat}, {"document", draft.document.toStdString()},
        {"changed", draft.changed.toUTC().toString(Qt::ISODateWithMs).toStdString()}, {"pages", pages}};
    return QByteArray::fromStdString(whole.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<Draft> draftFromJson(const QByteArray& text)
{
    try {
        const json whole = json::parse(text.begin(), text.end());
        const int format = whole.at("format").get<int>();
        if (format < kOldestFormat || format > kFormat) {
            return fail(ErrorCode::Corrupt, "the draft is of another version of the program");
        }
        Draft draft;
        draft.document = QString::fromStdString(whole.at("document").get<std::string>());
        draft.changed =
            QDateTime::fromString(QString::fromStdString(whole.at("changed").get<std::string>()), Qt::ISODateWithMs);
        for (const json& page : whole.at("pages")) {
            draft.pages.push_back(pageFrom(page));
        }
        return draft;
    } catch (const json::exception& error) {
        return fail(ErrorCode::Corrupt, std::string("the draft cannot be read: ") + error.what());
    }
}

QString DraftFolder::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lectern/drafts"_s;
}

QString DraftFolder::fileOf(const QString& document) const
{
    const QByteArray hash = QCryptographicHash::hash(document.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QString::fromLatin1(hash.first(32)) + u".json"_s;
}

Result<void> DraftFolder::write(const Draft& draft) const
{
    QDir().mkpath(m_folder);
    QSaveFile file(fileOf(draft.document));
    const QByteArray bytes = toJson(draft);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::WriteFailed,
            "cannot write " + file.fileName().toStdString() + ": " + file.errorString().toStdString());
    }
    QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

std::optional<Draft> DraftFolder::read(const QString& document) const
{
    QFile file(fileOf(document));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    auto draft = draftFromJson(file.readAll());
    return draft && draft->document == document ? std::optional(*std::move(draft)) : std::nullopt;
}

void DraftFolder::remove(const QString& document) const
{
    QFile::remove(fileOf(document));
}

} // namespace lectern::ui
