"""The hundred commonest passwords that are long enough, folded: lower case, no accents, no spaces.

Shorter ones are refused by their length. Runs of fewer than four different characters are refused
by rule and not listed.
"""

_LISTED = """
    0123456789 01234567890 0987654321 1029384756 1122334455 1123581321 12345678900 123456789a
    123456789q 1234567890 12345678901 123456789123 12345678910 123456780000 1234512345 12344321aa
    1234abcd1234 123abc123abc 123qwe123qwe 12qwaszx12 1357924680 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc
    1qazxsw23edc 2wsx3edc4rfv 3141592653 9876543210 987654321a a123456789 a1234567890 aa12345678
    aa123456789 abc1234567 abc12345678 abc123456789 abcd123456 abcd1234567 abcd12345678 abcdefghij
    abcdefghijk admin12345 admin123456 administrator anhyeuem123 asd1234567 asdf123456 asdfasdfasdf
    asdfghjkl1 asdfghjkl123 baseball123 bismillah1 chungtacua1 canbo123456 congchuc123 dienbien123
    dienbien1234 dienbien2025 dienbien2026 dienbienphu dienbienphu1954 doilaemtoi emyeuanh123
    football123 hanoi123456 hello12345 hoilamgi123 iloveyou12 iloveyou123 iloveyou1234 letmein1234
    matkhau123 matkhau1234 matkhau12345 matkhau123456 matkhaumoi minhyeuem1 monkey12345 mypassword
    p@ssw0rd123 password01 password10 password12 password123 password1234 password12345 passwordpassword
    q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedcrfv qwe1234567 qweasdzxc123 qwer123456 qwerty1234 qwerty12345
    qwerty123456 qwertyqwerty qwertyuiop qwertyuiop1 qwertyuiop123 taptrung123 tinhyeu123 toilatoi123
    vietnam123 vietnam1234 vietnam2025 vietnam2026 vietnamvodich welcome123 welcome1234 xinchao123
    yeuemnhieu zaq12wsxcde3 zxcvbnm123 zxcvbnm1234 zxcvbnmasd
"""

COMMON = frozenset(_LISTED.split())
