/** The words of a text, without accents, signs and capitals. An apostrophe is no gap: can't is cant. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize("NFD").replace(/[\p{M}ـ'’‘ʼ`´]/gu, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي")
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
