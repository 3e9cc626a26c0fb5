/** As `1,204 files`, or `1 file`. */
export function countOf(number: number, what: string): string {
  return `${groupDigits(number)} ${what}${number === 1 ? '' : 's'}`;
}

/** With commas between thousands, whatever the machine's locale. */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
