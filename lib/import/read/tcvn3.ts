/** The letters of TCVN 5712:1993 VN3 ("ABC fonts") by their bytes. */
const LETTERS: Readonly<Record<number, string>> = Object.fromEntries(
  [
    [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
    [0xb5, 'àảãáạ'],
    [0xbb, 'ằẳẵắ'],
    [0xc6, 'ặầẩẫấậè'],
    [0xce, 'ẻẽéẹềểễếệìỉ'],
    [0xdc, 'ĩíịò'],
    [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
    [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
  ].flatMap(([from, letters]) =>
    [...String(letters)].map((letter, at) => [Number(from) + at, letter] as const),
  ),
)

/** Text of the fonts that Vietnamese offices wrote with before Unicode. */
export function decodeTcvn3(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += LETTERS[byte] ?? String.fromCharCode(byte)
  return text.replace(/[\p{L}]+/gu, capitals)
}

/** Their capitals with tones were small letters of a font that drew capitals. */
function capitals(word: string): string {
  const plain = word.replace(/[^A-Za-z]/g, '')
  return plain.length > 0 && plain === plain.toUpperCase() && word.length > 1 && !isTitle(word)
    ? word.toUpperCase()
    : word
}

/** One capital and small letters with tones after it: "Hà", not "HÀ". */
const isTitle = (word: string) => /^\p{Lu}[^A-Z]*$/u.test(word)
