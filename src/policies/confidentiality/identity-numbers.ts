/** The check that the last digit of payment card numbers passes (ISO/IEC 7812-1, Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Whether it is a Chinese identity number: region, a date of birth that there was, sequence and check character, `x` in small
 * (GB 11643-1999; ISO 7064, MOD 11-2).
 */
export function isIdentityNumber(text: string): boolean {
  const [, year, month, day] = /^[1-9]\d{5}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{3}[\dx]$/.exec(text) ?? []
  if (year === undefined) return false
  const born = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (born.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10x98765432'[sum % 11] === text[17]
}
