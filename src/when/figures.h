// What a figure may be in a date: year, day, month, decade, clock time. "2014" is a year, "2,014", "$2014" and "2014 people" are none.
// Part of the vocabulary (when/vocabulary.h), which calls it for every lexeme once the words have their senses.
#pragma once

#include "when/vocabulary.h"

namespace entente::when {

/// Adds to senses[at] what the figure lexemes[at] may stand for; nothing for words and signs.
void add_figure_senses(const std::vector<Lexeme>& lexemes, Senses& senses, std::size_t at);

}  // namespace entente::when
