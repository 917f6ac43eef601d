"""Readers of typed words: a value comes out, or AnswerRefused with a text key is raised."""
