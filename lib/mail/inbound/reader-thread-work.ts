import { parentPort } from 'node:worker_threads'
import { type Letter, readLetter } from './reading'

parentPort?.on('message', async (letter: Letter) => {
  try {
    parentPort?.postMessage({ reading: await readLetter(letter) })
  } catch (error) {
    parentPort?.postMessage({ trouble: error instanceof RangeError ? 'tooComplex' : String(error) })
  }
})
parentPort?.postMessage('ready')
