/** Keeps the file that the server answered with, under the name it gave; tells whether there was one. */
export async function saveAnswer(answer: Response | null): Promise<boolean> {
  if (!answer?.ok) return false
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = named ?? ''
  link.click()
  URL.revokeObjectURL(link.href)
  return true
}
