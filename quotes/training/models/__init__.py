"""Arabic models of our own: from a treebank and raw news to a folder that `--models` takes."""
