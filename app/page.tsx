import { redirect } from 'next/navigation'
import { page } from '@/lib/kernel/page'

export default page('home', null, async () => redirect('/board'))
