/** Every module that declares background work; the worker imports this file. */
export {}
