#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of `lectern-cli order` computed once more, from the attention that `lectern-cli inspect` wrote.

    check_order.py TRACE.safetensors ORDER.json WIDTH HEIGHT [--blocks BUILTIN.json] [--reference OUT.json]

WIDTH and HEIGHT are those of the page's picture in pixels. The trace needs all encoder layers (--layers 0,1,2,…), the
blocks are `convert --reader builtin --format json` of the same page. Needs numpy and scipy. Exit status 1 where a figure
differs by more than 1e-5. --reference writes what tests/order compares with.

    check_order.py --synthetic OUT.json

writes the figures of made-up attention with the attention itself: the formulas alone, without a model.
"""
import argparse
import json
import struct
import sys

import numpy as np
from scipy.stats import kendalltau


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        body = file.read()
    types = {"F32": np.float32, "I64": np.int64, "U8": np.uint8}
    return {name: np.frombuffer(body[slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"])
            for name, entry in header.items() if name != "__metadata__"}


def cell_centres(view, side, grid, width, height):
    """Cell centres of a view in page coordinates, [side * side, 2]."""
    rows, columns = np.divmod(np.arange(side * side), side)
    centres = np.stack([(columns + 0.5) / side, (rows + 0.5) / side], axis=1)  # of the view
    if view == "global":  # fitted into 1024 x 1024 as PIL.ImageOps.pad does; Python's round() as well
        w, h = 1024, 1024
        if width / height > 1:
            h = round(height / width * 1024)
        elif width / height < 1:
            w = round(width / height * 1024)
        paste = np.array([round((1024 - w) * 0.5), round((1024 - h) * 0.5)])
        return (centres * 1024 - paste) / [w, h]
    row, column = divmod(int(view.split(".")[1]), grid[0])
    return (centres + [column, row]) / grid


def figures(attention, head, view, grid, width, height):
    """One line a query: x, y, spread, entropy, top, cell."""
    a = attention.astype(np.float64)
    a = a.mean(axis=0) if head == "mean" else a[head]
    a /= a.sum(axis=1, keepdims=True)
    centres = cell_centres(view, int(round(len(a) ** 0.5)), grid, width, height)
    xy = np.clip(a @ centres, 0, 1)
    away = (centres[None] - xy[:, None]) * [1, height / width]
    spread = np.sqrt((a * (away ** 2).sum(axis=2)).sum(axis=1))
    entropy = -np.where(a > 0, a * np.log(np.where(a > 0, a, 1)), 0).sum(axis=1)
    return np.column_stack([xy, spread, entropy, a.max(axis=1), a.argmax(axis=1)])


def tau_b(ranks, index):
    if len(set(ranks)) < 2:
        return None
    return float(kendalltau(index, ranks, variant="b").statistic)


def tau_of_blocks(rows, blocks, grid, width, height):
    centres = cell_centres("global", int(round(len(rows) ** 0.5)), grid, width, height)
    index, ranks = [], []
    for i, row in enumerate(rows):
        x, y = centres[int(row[5])]
        held = [rank for rank, block in enumerate(blocks)
                if any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in block["boxes"])]
        if held:
            index.append(i)
            ranks.append(held[0])
    return tau_b(ranks, index)


def synthetic(path):
    """A page of 701 x 999 pixels, cut 2 x 3; 16 queries in the global view and 9 in each crop; two heads, many ties."""
    random = np.random.default_rng(5)
    page = [2, 3], 701, 999
    views = {f"tile.{k}": random.integers(0, 16, (2, 9, 9)) / 256 for k in range(6)}
    views["global"] = random.integers(0, 16, (2, 16, 16)) / 256
    blocks = [{"boxes": [[0.5, 0, 1, 0.6]]}, {"boxes": [[0, 0.1, 0.45, 0.5], [0, 0.7, 0.3, 1]]}]
    out = {"width": 701, "height": 999, "blocks": [b["boxes"] for b in blocks], "views": [], "heads": []}
    for view, attention in views.items():
        out["views"].append({"view": view, "attention": attention.ravel().tolist(), "n": attention.shape[1]})
    for head in ("mean", 0, 1):
        rows = {view: figures(attention, head, view, *page) for view, attention in views.items()}
        out["heads"].append({"head": head, "figures": np.concatenate([*rows.values()]).tolist(),
                             "raster": tau_b(rows["global"][:, 5], np.arange(16)),
                             "blocks": tau_of_blocks(rows["global"], blocks, *page)})
    open(path, "w").write(json.dumps(out) + "\n")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--synthetic":
        return synthetic(sys.argv[2])
    parser = argparse.ArgumentParser()
    parser.add_argument("trace")
    parser.add_argument("order")
    parser.add_argument("width", type=int)
    parser.add_argument("height", type=int)
    parser.add_argument("--blocks")
    parser.add_argument("--reference")
    args = parser.parse_args()
    trace = read_safetensors(args.trace)
    order = json.load(open(args.order))
    grid = trace["grid"].tolist()
    views = [f"tile.{k}" for k in range(len(trace["tiles"]))] + ["global"]
    page = grid, args.width, args.height

    def rows_of(layer):
        return {view: figures(trace[f"flow.attention.{layer}.{view}"], order["head"], view, *page) for view in views}

    expected = np.concatenate([rows_of(order["layer"])[view] for view in views])
    written = np.array([[q[key] for key in ("x", "y", "spread", "entropy", "top", "cell")] for q in order["queries"]])
    differences = {"queries": np.abs(expected - written).max()}
    layers = [{"layer": l["layer"], "tau_raster": tau_b(rows_of(l["layer"])["global"][:, 5], np.arange(256)),
               "top": float(np.concatenate([*rows_of(l["layer"]).values()])[:, 4].mean()),
               "entropy": float(np.concatenate([*rows_of(l["layer"]).values()])[:, 3].mean())} for l in order["layers"]]
    for ours, theirs in zip(layers, order["layers"]):
        for key in ("tau_raster", "top", "entropy"):
            differences[f"layer {ours['layer']} {key}"] = abs(ours[key] - theirs[key])
    taus = {"raster": tau_b(expected[-256:, 5], np.arange(256))}
    if args.blocks:
        blocks = [b for b in json.load(open(args.blocks))["pages"][0]["blocks"] if b["boxes"]]
        taus["geometric"] = tau_of_blocks(expected[-256:], blocks, *page)
    for name, tau in taus.items():
        theirs = order["tau"][name]
        differences["tau " + name] = 0 if tau is None and theirs is None else abs(tau - theirs)
    for name, difference in differences.items():
        print(f"{name:24} {difference:.2e}{'  DIFFERS' if difference > 1e-5 else ''}")
    if args.reference:
        some = [{"at": i, "figures": [round(float(v), 9) for v in expected[i]]} for i in range(0, len(expected), 5)]
        reference = {"layer": order["layer"], "head": order["head"], "grid": grid, "count": len(expected), "tau": taus,
                     "layers": layers, "queries": some}
        text = json.dumps(reference).replace('{"at"', '\n{"at"').replace('{"layer": ', '\n{"layer": ')
        open(args.reference, "w").write(text.strip() + "\n")
    raise SystemExit(any(d > 1e-5 for d in differences.values()))


main()
