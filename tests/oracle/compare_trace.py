#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a trace of `lectern-cli inspect --precision f32 --ngram 0` with transformers, stage by stage."""
import sys

import torch

from reference import embed_page, encode, load_model, load_trace, prompt_embeddings

TOLERANCE = {"vision": 5e-5, "flow": 1e-4, "embeddings": 1e-4, "logits": 5e-4, "attention": 1e-3}
failed = False


def check(name, actual, expected, tolerance):
    global failed
    difference = (actual.float() - expected.float()).abs().max().item() if actual.shape == expected.shape else float("inf")
    verdict = "ok" if difference <= tolerance else "FAILED"
    failed = failed or verdict != "ok"
    print(f"{name:32} {difference:.3g} (allowed {tolerance:g}) {verdict}")


@torch.no_grad()
def generate(model, embeddings, count, rows):
    """Greedy tokens, the two best logits' gap at each step, and the traced attention rows."""
    tokens, gaps, cache, inputs = [], [], None, embeddings
    eos = model.config.text_config.eos_token_id
    for _ in range(count):
        out = model.model.language_model(inputs_embeds=inputs, cache=cache, use_cache=True,
                                         output_attentions=True)
        cache = out.past_key_values
        for layer, kept in rows.items():
            kept.append(out.attentions[layer][0, :, -1, :].mean(0))
        logits = model.lm_head(out.last_hidden_state[0, -1]).float()
        if not tokens:
            first = logits
        best = logits.topk(2).values
        gaps.append((best[0] - best[1]).item())
        tokens.append(logits.argmax().item())
        if tokens[-1] == eos:
            break
        inputs = model.get_input_embeddings()(torch.tensor([[tokens[-1]]]))
    return tokens, gaps, first


@torch.no_grad()
def check_routing(model, trace, embeddings, tokens):
    """The experts of every position: prompt and tokens once more in one go, the router's logits caught on their way."""
    caught = {}
    layers = sorted({int(k.split(".")[2]) for k in trace if k.startswith("decoder.routing.")})
    decoder = model.model.language_model
    hooks = [decoder.layers[n].mlp.gate.register_forward_hook(
        lambda module, args, out, n=n: caught.__setitem__(n, torch.nn.functional.linear(
            args[0].reshape(-1, args[0].shape[-1]).float(), module.weight.float()))) for n in layers]
    follow = model.get_input_embeddings()(torch.tensor(tokens[:-1], dtype=torch.long))
    decoder(inputs_embeds=torch.cat([embeddings, follow]).unsqueeze(0), use_cache=False)
    for hook in hooks:
        hook.remove()
    global failed
    for n in layers:
        experts, weights = trace[f"decoder.routing.{n}.experts"].long(), trace[f"decoder.routing.{n}.weights"]
        scores = caught[n].softmax(-1)
        ranked = scores.sort(-1, descending=True)
        k = experts.shape[1]
        check(f"decoder.routing.{n}.weights", weights, scores.gather(1, experts), 1e-3)
        # A choice is a matter of rounding where two shares are closer than this.
        gap = (ranked.values[:, :k] - ranked.values[:, 1:k + 1]).min(1).values
        safe = gap > 1e-5
        same = (ranked.indices[:, :k][safe] == experts[safe]).all().item()
        failed = failed or not same
        print(f"decoder.routing.{n}.experts: {int(safe.sum())} of {len(safe)} positions compared: "
              f"{'identical' if same else 'DIFFERENT'}")


def main(folder, path):
    trace, global_view, tiles = load_trace(path)
    model = load_model(folder, torch.float32)
    views = [("global", global_view)] + [(f"tile.{i}", tiles[i:i + 1]) for i in range(len(tiles))]
    queries = {}
    for name, view in views:
        vision, queries[name], attentions = encode(model, view)
        check(f"vision.{name}", trace[f"vision.{name}"], vision, TOLERANCE["vision"])
        check(f"flow.{name}", trace[f"flow.{name}"], queries[name], TOLERANCE["flow"])
        for key, value in trace.items():
            parts = key.split(".", 3)
            if key.startswith("flow.attention.") and parts[3] == name:
                check(key, value, attentions[int(parts[2])], TOLERANCE["attention"])
    page = embed_page(model, [queries[n] for n, _ in views[1:]], queries["global"])
    check("embeddings", trace["embeddings"], page, TOLERANCE["embeddings"])

    ids = trace["prompt_ids"]
    first_image = (ids == model.config.image_token_id).nonzero()[0].item()
    rows = {int(k.rsplit(".", 1)[1]): [] for k in trace if k.startswith("decoder.attention.")}
    mine = trace["tokens"].tolist()
    tokens, gaps, logits = generate(model, prompt_embeddings(model, ids, page).unsqueeze(0), len(mine), rows)
    check("prefill.logits", trace["prefill.logits"], logits, TOLERANCE["logits"])
    unsafe = next((i for i, gap in enumerate(gaps) if gap < 1e-3), len(tokens))
    same = tokens[:unsafe] == mine[:unsafe] and (unsafe < len(tokens) or len(tokens) == len(mine))
    global failed
    failed = failed or not same
    print(f"tokens: {len(mine)}, compared up to {unsafe}: {'identical' if same else 'DIFFERENT'}; "
          f"smallest gap {min(gaps):.3g}; ended: {tokens[-1] == model.config.text_config.eos_token_id}")
    for layer, kept in rows.items():
        n = min(unsafe, len(kept))
        expected = torch.stack([row[first_image:first_image + len(page)] for row in kept[:n]])
        check(f"decoder.attention.{layer}", trace[f"decoder.attention.{layer}"][:n], expected, TOLERANCE["attention"])
    check_routing(model, trace, prompt_embeddings(model, ids, page), mine)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__ + "\nusage: compare_trace.py CHECKPOINT TRACE.safetensors")
    sys.exit(main(*sys.argv[1:]))
