/** Phrases as they are best read: one after the other, with commas between. */
export const phraseList = (text: string): string[] =>
  text
    .split(',')
    .map(phrase => phrase.trim())
    .filter(Boolean)
