"""The record that travels inside every brief, so that corrections made in it find the way back.

`model` says what it holds, `part` puts it into a Word file and reads it again. The brief writes it; review and
publication read it.
"""
