// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::model {

// Vision tokenizer (model.md §3): SAM ViT, neck, two stride-2 convolutions.
struct VisionConfig
{
    int hidden = 0;
    int layers = 0;
    int heads = 0;
    int mlp = 0;
    int patch = 16; // pixels
    int imageSide = 1024; // pixels that the position table was made for
    int window = 14; // patches; blocks not in globalBlocks are windowed
    std::vector<int> globalBlocks;
    int neck = 0; // channels after the neck
    std::vector<int> downsample; // channels after each stride-2 convolution, the last = encoder hidden
    double normEps = 1e-6;
};

// DeepEncoder V2 (§4): Qwen2 over visual tokens and causal flow queries.
struct FlowConfig
{
    int hidden = 0;
    int layers = 0;
    int heads = 0;
    int kvHeads = 0;
    int headSize = 0;
    int mlp = 0;
    double normEps = 1e-6;
    double ropeBase = 1e6;
};

// Decoder (§6): DeepSeek MoE.
struct DecoderConfig
{
    int hidden = 0;
    int layers = 0;
    int heads = 0;
    int kvHeads = 0;
    int headSize = 0;
    int denseMlp = 0;
    std::vector<bool> sparse; // per layer: experts (true) or one dense MLP
    int experts = 0;
    int expertsPerToken = 0;
    int expertMlp = 0;
    int sharedMlp = 0; // width of the shared experts together, 0: none
    bool normalizeTopK = false;
    double routedScale = 1.0;
    double normEps = 1e-6;
    double ropeBase = 1e4;
    int vocabulary = 0;
    int positions = 8192;
};

struct Config
{
    VisionConfig vision;
    FlowConfig flow;
    DecoderConfig decoder;
    std::int64_t eosId = 1;
    std::int64_t bosId = 0;
    bool tiedEmbeddings = false; // lm_head is embed_tokens where the checkpoint holds none
};

// Shapes of a checkpoint's tensors by their original names (model.md §9), fused experts under the name that
// originalName() gives them.
using ShapeTable = std::map<std::string, std::vector<std::int64_t>>;

// The sizes of a checkpoint. Each is what most of the tensors that show it say; where they are of two minds config.json
// decides, and it alone where no tensor shows the size; what neither shows is as published. So a damaged tensor is
// recognised by the others. Every size is positive and they fit each other.
// Corrupt or Unsupported name the key of config.json or the tensor.
Result<Config> readConfig(std::string_view json, const ShapeTable& shapes);

} // namespace lectern::model
