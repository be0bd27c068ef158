import { useTranslations } from 'next-intl'
import type { Letterhead } from '@/lib/organisation/letterhead'
import { formatPhone } from '@/lib/vietnam/phone-format'

/** Who a document is from: the head of everything that is printed. */
export function LetterheadView({ company }: { company: Letterhead }) {
  const t = useTranslations('company.letterhead')
  const { id, version, hasLogo, legalName, taxCode, address, phone, email, website } = company
  const contact = [
    phone && t('phone', { phone: formatPhone(phone) }),
    email && t('email', { email }),
    website && t('website', { website }),
  ].filter(Boolean)
  const bank = [
    company.bankAccount && t('account', { account: company.bankAccount }),
    company.bankName,
  ].filter(Boolean)
  return (
    <address className="flex items-start gap-4 not-italic">
      {hasLogo && (
        // biome-ignore lint/performance/noImgElement: a small file of the company's own, served as it is
        <img
          src={`/api/organisation/${id}/logo?v=${version}`}
          alt={t('logo', { name: legalName })}
          className="max-h-20 w-auto max-w-40 object-contain"
        />
      )}
      <div className="min-w-0 text-sm">
        <p className="break-words font-semibold text-base uppercase">{legalName}</p>
        {taxCode && <p className="figures">{t('taxCode', { taxCode })}</p>}
        {address && <p className="whitespace-pre-line break-words">{t('address', { address })}</p>}
        {contact.length > 0 && <p className="break-words">{contact.join(' · ')}</p>}
        {bank.length > 0 && <p className="break-words">{bank.join(' · ')}</p>}
        {company.representative && <p>{t('representative', { name: company.representative })}</p>}
      </div>
    </address>
  )
}
