"""What a counter day is called and how its own steps are explained."""

from trainer.domain.values import Text

TITLE = Text(vi="Một ngày ở quầy", en="A day at the counter")
SUMMARY = Text(
    vi="Nhiều người dân, nhiều thủ tục trong một ngày làm việc; mỗi ngày một khác.",
    en="Several citizens and procedures in one working day; no two days are alike.",
)
ROLE = Text(
    vi="Anh/chị trực tại Trung tâm Phục vụ hành chính công xã Mường Mẫu.",
    en="You are on duty at the Public Administrative Service Centre of Mường Mẫu commune.",
)
REFLECTION = Text(
    vi=(
        "Trong ngày này, việc nào anh/chị làm lâu nhất và vì sao? Nếu mai đông gấp đôi, anh/chị sẽ "
        "bỏ thao tác nào mà người dân không bị thiệt, và nhất định giữ thao tác nào?"
    ),
    en=(
        "Which case of this day took you longest, and why? If twice as many people came tomorrow, "
        "which step could you drop without harm to anybody, and which would you keep?"
    ),
)
IDLE = Text(vi="Chưa có ai chờ: đợi người tiếp theo.", en="Nobody is waiting: wait for the next.")
OVER = Text(vi="Không còn ai chờ.", en="Nobody is left waiting.")
