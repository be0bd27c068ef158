import { useTranslations } from 'next-intl'

/** What is wrong with a mailbox, with what its server said. */
export function useMailboxTrouble() {
  const t = useTranslations('mailbox.troubles')
  return ({ error, said }: { error: string; said: string | null }) => {
    const words = t(error as 'unexpected')
    return said ? `${words} (${said})` : words
  }
}
