/** The words for a language tag (BCP 47) such as `de-AT`; English for languages that there are no words for. */
export function wordsIn<Words>(
  language: string | undefined,
  words: { readonly english: Words; readonly german: Words },
): Words {
  return /^de\b/i.test(language ?? '') ? words.german : words.english;
}
