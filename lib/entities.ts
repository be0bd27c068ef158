/** Every module that declares records with pages of their own, for whoever goes over all of them. */
import './accounts/entity'
import './activities/entity'
import './cases/entity'
import './contacts/entity'
import './leads/entity'
import './opportunities/entity'
import './web-forms/entity'
