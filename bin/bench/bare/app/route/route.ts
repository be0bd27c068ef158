import { work } from '../../work'

export const dynamic = 'force-dynamic'

export const GET = async (request: Request) =>
  Response.json(await work(new URL(request.url).searchParams.get('asked')))

export const POST = async (request: Request) => Response.json(await work(await request.text()))
