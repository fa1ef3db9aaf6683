"""Short briefs become rich image prompts, painted variations, and one chosen picture that stays in the notebook."""
