import NextAuth from 'next-auth'
import { authOptions } from '@/lib/identity/auth'
import { route } from '@/lib/kernel/route'

const handler = route<{ nextauth: string[] }>('auth', 'public', NextAuth(authOptions))

export { handler as GET, handler as POST }
