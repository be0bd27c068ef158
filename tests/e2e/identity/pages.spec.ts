import { test } from '../support/test'
import { inspectDoors, inspectRooms } from './pages'

test('pages before sign-in are accessible and fit', ({ page }) => inspectDoors(page))

test('profile, users and company are accessible and fit', ({ page }) => inspectRooms(page))
