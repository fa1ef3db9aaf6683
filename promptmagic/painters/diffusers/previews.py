"""How a picture looks while it is being painted."""

from __future__ import annotations

import io
from typing import Any

_MOST = 32
"""The longer side of the latents that are decoded: a preview of about 256 pixels costs a fraction of a step."""


def preview(pipeline: Any, latents: Any) -> bytes | None:
    """Return what the latents of an unfinished picture look like, as a small JPEG; None where nobody can say.

    They are shrunk and decoded by the model's own decoder, so the noise that is still in them is seen.
    """
    import torch

    vae = getattr(pipeline, "vae", None)
    if vae is None or latents is None or latents.ndim != 4 or latents.shape[1] != vae.config.latent_channels:
        return None
    longer = max(latents.shape[-2:])
    with torch.no_grad():
        small = latents[:1].to(vae.dtype)
        if longer > _MOST:
            shape = [max(1, round(side * _MOST / longer)) for side in latents.shape[-2:]]
            small = torch.nn.functional.interpolate(small, size=shape, mode="area")
        shift = getattr(vae.config, "shift_factor", None) or 0.0
        decoded = vae.decode(small / vae.config.scaling_factor + shift, return_dict=False)[0]
    image = pipeline.image_processor.postprocess(decoded, output_type="pil")[0]
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
