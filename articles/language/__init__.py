"""Reading: from an article's text to claims with typed contents.

In the order in which `reading` goes through a document:

- text: `soundness` · `blocks`, `furniture`, `turns` · `sentences`, `marks` · `pipeline` (the model), `training/`
- tree: `syntax`, `clearnlp`, `repair` · `insertions`, `asides`, `rereading` · `appositions`
- who says it: `cues`, `reports`, `frames`, `phrases`, `attribution`, `sources` · `quotes`, `speakers`, `speech`
- claims: `cutting` · `clause_heads`, `clause_spans`, `clauses` · `selection`, `assertion`, `claims`
- amounts: `numerals`, `units`, `amount_forms`, `amounts`, `counted`, `quantities`
- dates: `calendar`, `date_patterns`, `date_readers`, `periods`, `dates`
- names, and what takes the whole document: `names`, `linking`
"""

from articles.language.reading import read

__all__ = ["read"]
