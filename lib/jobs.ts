/** Every module that declares background work; the worker imports this file. */
import './backup/jobs'
import './dictionaries/domains'
import './identity/system-mail'
import './mail/inbound/jobs'
import './mail/outbound/jobs'
import './retention/jobs'
import './ownership/job'
