#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds per stage of transformers on the page of a trace: vision, flow (with the projector), prefill, decode."""
import argparse
import time

import torch

from reference import embed_page, encode, load_model, load_trace, prompt_embeddings


@torch.no_grad()
def run(model, global_view, tiles, ids, tokens):
    tower = model.model.vision_tower
    dtype = model.dtype
    times = {}

    def timed(stage, start):
        times[stage] = times.get(stage, 0) + time.perf_counter() - start

    queries = []
    for batch in ([global_view] if len(tiles) == 0 else [tiles, global_view]):
        start = time.perf_counter()
        vision = tower.sam_encoder(batch.to(dtype)).last_hidden_state
        timed("vision", start)
        start = time.perf_counter()
        hidden = vision.flatten(2).transpose(1, 2)
        n = hidden.shape[1]
        table = (tower.query_768_resolution if n <= 144 else tower.query_1024_resolution).weight
        combined = torch.cat([hidden, table.unsqueeze(0).expand(len(batch), -1, -1)], 1)
        queries.append(tower.vision_encoder(inputs_embeds=combined, num_patches=n).last_hidden_state[:, n:])
        timed("flow", start)
    start = time.perf_counter()
    page = embed_page(model, [q for batch in queries[:-1] for q in batch], queries[-1][0])
    timed("flow", start)

    start = time.perf_counter()
    inputs = prompt_embeddings(model, ids, page).unsqueeze(0)
    cache, out = None, None
    produced = []
    for step in range(tokens):
        out = model.model.language_model(inputs_embeds=inputs, cache=cache, use_cache=True)
        cache = out.past_key_values
        produced.append(model.lm_head(out.last_hidden_state[0, -1]).float().argmax().item())
        timed("prefill" if step == 0 else "decode", start)
        start = time.perf_counter()
        inputs = model.get_input_embeddings()(torch.tensor([[produced[-1]]]))
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("trace")
    parser.add_argument("--precision", choices=["f32", "bf16"], default="bf16")
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    trace, global_view, tiles = load_trace(options.trace)
    start = time.perf_counter()
    model = load_model(options.checkpoint, {"f32": torch.float32, "bf16": torch.bfloat16}[options.precision], "sdpa")
    print(f"transformers {options.precision}: load {time.perf_counter() - start:.2f} s", flush=True)
    for _ in range(options.runs):
        times = run(model, global_view, tiles, trace["prompt_ids"], options.tokens)
        print("transformers " + ", ".join(f"{k} {v:.2f} s" for k, v in times.items()), flush=True)


if __name__ == "__main__":
    main()
