/** Every kind of record whose screens and actions are the generic ones. */
import './accounts/commands'
import './activities/commands'
import './cases/commands'
import './contacts/commands'
import './leads/commands'
