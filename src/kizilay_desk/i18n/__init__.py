"""Turkish, English, Arabic: catalogue, labels, sentences, formats, direction."""
