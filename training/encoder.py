"""What does the cross-encoder look like? BERT as all-MiniLM-L6-v2 has it, with a head for three answers.

Claim and text are read together; the head sees the mean of each side, their difference and their product.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

LABELS = ("supports", "contradicts", "silent")


class Layer(nn.Module):
    """One layer of attention and feed-forward, normalized after each."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.up, self.down = (
            nn.Linear(width, width),
            nn.Linear(width, inner),
            nn.Linear(inner, width),
        )
        self.norm_attention, self.norm_out = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States of the next layer; ``bias`` hides what is padding."""
        size, length, width = states.shape

        def split(made: Tensor) -> Tensor:
            return made.view(size, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        weights = torch.softmax(query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5 + bias, dim=-1)
        mixed = (self.dropout(weights) @ value).transpose(1, 2).reshape(size, length, width)
        states = self.norm_attention(states + self.dropout(self.out(mixed)))
        inner = self.down(nn.functional.gelu(self.up(states)))
        return self.norm_out(states + self.dropout(inner))


class Judge(nn.Module):
    """Claim and text to three logits, in the order of ``LABELS``."""

    def __init__(
        self,
        *,
        width: int = 384,
        heads: int = 12,
        inner: int = 1536,
        layers: int = 6,
        words: int = 30522,
        places: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.word, self.place, self.side = (
            nn.Embedding(words, width),
            nn.Embedding(places, width),
            nn.Embedding(2, width),
        )
        self.norm, self.dropout = nn.LayerNorm(width, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.hidden, self.head = nn.Linear(4 * width, width), nn.Linear(width, len(LABELS))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits, one row a pair."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device).unsqueeze(0)
        states = self.word(input_ids) + self.place(places) + self.side(token_type_ids)
        states = self.dropout(self.norm(states))
        bias = (1.0 - attention_mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            states = layer(states, bias)
        second = (token_type_ids * attention_mask).float().unsqueeze(-1)
        first = attention_mask.float().unsqueeze(-1) - second
        claim = (states * first).sum(1) / first.sum(1).clamp(min=1.0)
        text = (states * second).sum(1) / second.sum(1).clamp(min=1.0)
        joined = torch.cat([claim, text, (claim - text).abs(), claim * text], dim=-1)
        return self.head(self.dropout(torch.tanh(self.hidden(self.dropout(joined)))))


def load_start(folder: Path) -> Judge:
    """A judge with the encoder's weights from ``folder`` (``model.safetensors``) and a fresh head."""
    judge = Judge()
    theirs = load_file(str(folder / "model.safetensors"))
    theirs = {name.removeprefix("bert."): weight for name, weight in theirs.items()}
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "place.weight": "embeddings.position_embeddings.weight",
        "side.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for at in range(len(judge.layers)):
        for ours, part in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{at}.{ours}.{kind}"] = f"encoder.layer.{at}.{part}.{kind}"
    made = judge.state_dict()
    made.update({ours: theirs[name] for ours, name in names.items()})
    judge.load_state_dict(made)
    return judge


def read_settings(folder: Path) -> dict[str, int]:
    """The encoder's own settings, to be held against ours."""
    return {k: v for k, v in json.loads((folder / "config.json").read_text()).items() if isinstance(v, int)}
