import NextAuth from 'next-auth'
import { authOptions } from '@/lib/identity/auth'
import { requireOwnOrigin } from '@/lib/kernel/origin'
import { route } from '@/lib/kernel/route'

type Params = { nextauth: string[] }

const handler = route<Params>('auth', 'public', async (request, context) => {
  if (request.method === 'POST') requireOwnOrigin(request)
  return NextAuth(authOptions())(request, context)
})

export { handler as GET, handler as POST }
