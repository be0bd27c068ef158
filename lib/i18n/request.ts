import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { currentVisit } from '@/lib/kernel/session'
import { customWordsOf, withCustomWords } from './custom-words'

/** The person's own language; before sign-in the cookie of the sign-in page, else Vietnamese. */
export default getRequestConfig(async () => {
  const visit = await currentVisit()
  const person = visit?.person
  const locale = (person?.locale ?? (await cookies()).get('locale')?.value) === 'en' ? 'en' : 'vi'
  return {
    locale,
    timeZone: person?.timeZone ?? 'Asia/Ho_Chi_Minh',
    messages: withCustomWords(
      (await import(`../../messages/${locale}.json`)).default,
      customWordsOf(visit?.actor?.workspace.customFields),
    ),
  }
})
