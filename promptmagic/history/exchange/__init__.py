"""What leaves a history and what enters it: album, notes, lesson; nothing that enters is trusted."""
