# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a checkpoint into transformers and turns a trace's views into its inputs."""
import os
import sys

import torch
from safetensors.torch import load_file
from transformers import AutoConfig, DeepseekOcr2ForConditionalGeneration


def load_model(folder, dtype, attention="eager"):
    native = os.path.join(folder, "native_config")
    config = AutoConfig.from_pretrained(native if os.path.isdir(native) else folder)
    config._attn_implementation = attention
    model, info = DeepseekOcr2ForConditionalGeneration.from_pretrained(
        folder, config=config, dtype=dtype, attn_implementation=attention, output_loading_info=True)
    problems = {k: v for k, v in info.items() if v}
    if problems:
        sys.exit(f"transformers does not take this checkpoint whole: {problems}")
    return model.eval()


def pixels(views):
    """u8 [n, side, side, 3] -> f32 [n, 3, side, side] in -1...1"""
    return (((views.to(torch.float32) / 255.0) - 0.5) / 0.5).permute(0, 3, 1, 2).contiguous()


def load_trace(path):
    trace = load_file(path)
    return trace, pixels(trace["global_view"].unsqueeze(0)), pixels(trace["tiles"])


@torch.no_grad()
def encode(model, view):
    """[1, 3, side, side] -> vision [H, g, g], queries [n, H], attentions per layer [heads, n, 2n] (query rows)"""
    tower = model.model.vision_tower
    vision = tower.sam_encoder(view).last_hidden_state
    tokens = vision.flatten(2).transpose(1, 2)
    count = tokens.shape[1]
    queries = (tower.query_768_resolution if count <= 144 else tower.query_1024_resolution).weight.unsqueeze(0)
    out = tower.vision_encoder(inputs_embeds=torch.cat([tokens, queries], 1), num_patches=count,
                               output_attentions=model.config._attn_implementation == "eager")
    attentions = [a[0, :, count:, :count] for a in out.attentions] if out.attentions else None
    return vision[0], out.last_hidden_state[0, count:], attentions


@torch.no_grad()
def embed_page(model, queries_of_crops, queries_global):
    project = model.model.multi_modal_projector
    parts = [project(q) for q in queries_of_crops] + [project(queries_global)]
    return torch.cat(parts + [model.model.view_separator.reshape(1, -1).to(parts[0].dtype)], 0)


def prompt_embeddings(model, ids, page):
    embeddings = model.get_input_embeddings()(ids)
    return embeddings.masked_scatter((ids == model.config.image_token_id).unsqueeze(-1), page)
