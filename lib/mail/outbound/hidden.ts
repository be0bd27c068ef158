type Login = { username: string | null; password: string | null }

/** A server may repeat what it was told; the password is not for the log, in whatever form it travelled. */
export function hidden(text: string, { username, password }: Login): string {
  const plain = `\0${username ?? ''}\0${password ?? ''}`
  const forms = password ? [password, base64(password), base64(plain), encodeURIComponent(password)] : []
  const clean = forms.reduce((whole, form) => whole.replaceAll(form, '…'), text)
  return clean.replace(/\s+/g, ' ').trim().slice(0, 500)
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
