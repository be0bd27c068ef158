/** Who may log in at the mail servers of the tests. */
export const LOGIN = { username: 'an@doi.example', password: 'mật khẩu của An' }
