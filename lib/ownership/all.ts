/** Every module that declares an entity together with what follows its writes: whatever has an owner is handed over by them. */
import '@/lib/dictionaries/commands'
import '@/lib/kinds'
import '@/lib/opportunities/commands'
import '@/lib/organisation/commands'
import '@/lib/privacy/commands'
