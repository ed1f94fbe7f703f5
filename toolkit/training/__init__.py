"""Training of the compact model. Needs the extra `train`; the toolkit itself never imports this package.

`python -m toolkit.training --help` lists the steps in their order: base, prepare, finetune, pack.
"""
