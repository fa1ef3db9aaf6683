"""What a person sees: the picker, the static figure below it, and the two held together."""
