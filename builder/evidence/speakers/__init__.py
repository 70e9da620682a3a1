"""Speakers: to whom a source gives the words it quotes, by name or by what stands for a name, and in which role."""
