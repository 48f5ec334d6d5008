"""How forms of paper, programs and persons read on the screen."""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.paper_shapes import Form as PaperForm

PAPER_FORMS: Mapping[PaperForm, Text] = {
    "original": Text(vi="Bản chính", en="Original"),
    "certified-copy": Text(vi="Bản sao có chứng thực", en="Certified copy"),
    "photocopy": Text(vi="Bản chụp", en="Photocopy"),
    "photo": Text(vi="Ảnh chụp trên điện thoại", en="Photo on a phone"),
    "electronic": Text(vi="Bản điện tử", en="Electronic"),
    "record": Text(vi="Dữ liệu tra cứu", en="Record looked up"),
}
PROGRAMS: Mapping[str, Text] = {
    "one-stop": Text(vi="Hệ thống một cửa của tỉnh", en="Provincial one-stop system"),
    "national-portal": Text(vi="Cổng Dịch vụ công quốc gia", en="National Portal"),
    "population-database": Text(vi="CSDL quốc gia về dân cư", en="Population database"),
    "civil-status-register": Text(
        vi="Hệ thống hộ tịch điện tử", en="Electronic civil-status register"
    ),
    "portal-sync": Text(vi="Đồng bộ với Cổng quốc gia", en="Exchange with the National Portal"),
    "social-protection": Text(vi="Cơ sở dữ liệu trợ giúp xã hội", en="Social-protection database"),
    "business-register": Text(
        vi="Hệ thống đăng ký hộ kinh doanh", en="Household business registration system"
    ),
    "land-records": Text(vi="Hệ thống thông tin đất đai", en="Land information system"),
    "signature": Text(vi="Ký số", en="Digital signature"),
}
LITERACY: Mapping[str, Text] = {
    "reads": Text(vi="Đọc, viết được", en="Reads and writes"),
    "reads-little": Text(vi="Đọc, viết ít", en="Reads and writes a little"),
    "cannot-read": Text(vi="Không biết chữ", en="Cannot read"),
}
DEVICES: Mapping[str, Text] = {
    "none": Text(vi="Không có điện thoại", en="No phone"),
    "basic-phone": Text(vi="Điện thoại phím bấm", en="Basic phone"),
    "smartphone": Text(vi="Điện thoại thông minh", en="Smartphone"),
}
