const MOBILE = /^\+84([35789]\d{2})(\d{3})(\d{3})$/
const BIG_CITY = /^\+84(2[48])(\d{4})(\d{4})$/
const PROVINCE = /^\+84(2\d{2})(\d{3})(\d{4})$/
const SERVICE = /^\+84(1[89]00)(\d{2,4}?)(\d{2,4})$/

/** Writes an E.164 number as Vietnamese read it; a foreign number stays as it is. */
export function formatPhone(e164: string) {
  const national = MOBILE.exec(e164) ?? BIG_CITY.exec(e164) ?? PROVINCE.exec(e164)
  if (national) return `0${national.slice(1).join(' ')}`

  const service = SERVICE.exec(e164)
  return service ? serviceNumber(e164.slice(3)) : e164
}

function serviceNumber(digits: string) {
  const rest = digits.slice(4)
  return rest.length > 4
    ? `${digits.slice(0, 4)} ${rest.slice(0, -3)} ${rest.slice(-3)}`
    : `${digits.slice(0, 4)} ${rest}`
}
