const ENTRY = /^(\d{1,2})(?:\s*(?:[h:.]|giờ)\s*(\d{1,2})?)?\s*(?:p|phút)?\s*(am|pm|sáng|trưa|chiều|tối)?$/u

/** Reads a time of day as people type it (9h, 9:30, 14h15, 3 chiều) as HH:mm; null when there is none. */
export function parseTime(text: string): string | null {
  const [, hours, minutes = '0', part] = ENTRY.exec(text.trim().toLowerCase().normalize('NFC')) ?? []
  if (!hours) return null
  const hour = Number(hours) + (isLate(part, Number(hours)) ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

// Half past twelve at noon is 12:30, one at noon is 13:00.
const isLate = (part: string | undefined, hour: number): boolean =>
  hour < 12 && ['pm', 'chiều', 'tối'].includes(part ?? '') ? true : part === 'trưa' && hour < 4
