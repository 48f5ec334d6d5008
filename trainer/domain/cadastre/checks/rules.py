"""The rules of the map by name: what is wrong, why it matters, how it is mended."""

from collections.abc import Mapping

from trainer.domain.cadastre.checks.findings import Rule, Severity
from trainer.domain.values import Text


def _rule(rule: str, severity: Severity, name: Text, why: Text, remedy: Text) -> Rule:
    return Rule(id=rule, severity=severity, name=name, why=why, remedy=remedy)


_LINES = (
    _rule(
        "open-ring",
        "error",
        Text(vi="Ranh giới thửa chưa khép kín", en="Outline not closed"),
        Text(
            vi="Thửa chưa khép kín thì không tính được diện tích và không tạo được vùng thửa.",
            en="An outline that is not closed has no area and makes no parcel.",
        ),
        Text(
            vi="Bắt điểm vào đỉnh đầu để khép đường ranh giới, không nối bằng mắt.",
            en="Close the line onto its first vertex by snapping, not by eye.",
        ),
    ),
    _rule(
        "undershoot",
        "error",
        Text(vi="Đường ranh giới vẽ chưa tới (bắt hụt)", en="Line stops short"),
        Text(
            vi="Đầu đường còn hở nên hai thửa hai bên vẫn là một vùng.",
            en="The loose end leaves the parcels on both sides one piece.",
        ),
        Text(
            vi="Kéo dài đầu đường đến đúng đỉnh hoặc cạnh phải gặp.",
            en="Extend the end to the vertex or edge that it should meet.",
        ),
    ),
    _rule(
        "overshoot",
        "error",
        Text(vi="Đường ranh giới vẽ vượt quá (bắt quá)", en="Line runs past"),
        Text(
            vi="Đoạn thừa lấn sang thửa bên và không phải là ranh giới của ai.",
            en="The tail reaches into the next parcel and is nobody's boundary.",
        ),
        Text(
            vi="Cắt bỏ đoạn thừa tại điểm giao với ranh giới phải gặp.",
            en="Cut the tail off at the boundary that the line should meet.",
        ),
    ),
    _rule(
        "duplicate-line",
        "error",
        Text(vi="Đường ranh giới vẽ trùng", en="Line drawn twice"),
        Text(
            vi="Đường trùng không nhìn thấy bằng mắt nhưng sinh lỗi khi tạo vùng và khi sửa ranh giới.",
            en="A double cannot be seen, but spoils the parcels and every later change.",
        ),
        Text(vi="Xóa một trong hai đường trùng nhau.", en="Erase one of the two."),
    ),
    _rule(
        "missing-t-vertex",
        "error",
        Text(vi="Thiếu đỉnh tại điểm giao", en="Missing vertex where a line ends on another"),
        Text(
            vi="Ranh giới thửa bên không có đỉnh tại chỗ giao, nên khi chỉnh một thửa sẽ hở hoặc chồng với thửa kia.",
            en="The neighbour has no vertex there: moving one outline opens a gap to the other.",
        ),
        Text(
            vi="Thêm đỉnh vào ranh giới thửa bên tại đúng điểm giao.",
            en="Add a vertex to the neighbour's boundary at that very point.",
        ),
    ),
    _rule(
        "bow-tie",
        "error",
        Text(vi="Ranh giới thửa tự cắt", en="Outline crosses itself"),
        Text(
            vi="Đường ranh giới tự cắt làm diện tích tính ra sai; thường do nhập sai thứ tự đỉnh.",
            en="An outline that crosses itself has a false area; corners were mostly entered out of order.",
        ),
        Text(
            vi="Nhập lại các đỉnh theo đúng thứ tự đi vòng quanh thửa.",
            en="Enter the corners in their order around the parcel.",
        ),
    ),
)

_GROUND = (
    _rule(
        "sliver",
        "error",
        Text(vi="Vùng vụn (dải hẹp)", en="Sliver"),
        Text(
            vi="Dải đất quá hẹp không phải là thửa; thường do một ranh giới được số hóa hai lần.",
            en="A strip too narrow for a parcel: one boundary was drawn twice, not quite alike.",
        ),
        Text(
            vi="Giữ một đường ranh giới đúng, xóa đường kia.",
            en="Keep the right boundary and erase the other.",
        ),
    ),
    _rule(
        "gap",
        "error",
        Text(vi="Khoảng hở giữa các thửa", en="Gap between parcels"),
        Text(
            vi="Phần đất hở không thuộc thửa nào; ranh giới chung của hai thửa phải là một.",
            en="The ground belongs to no parcel; two neighbours have one boundary in common.",
        ),
        Text(
            vi="Đối chiếu ranh giới chung rồi bắt các đỉnh của thửa vẽ sai vào đỉnh của thửa bên.",
            en="Compare the shared boundary and bring the wrong vertices onto the neighbour's.",
        ),
    ),
    _rule(
        "overlap",
        "error",
        Text(vi="Các thửa chồng lên nhau", en="Parcels overlap"),
        Text(
            vi="Một phần đất được tính cho hai người sử dụng, là nguồn gốc của tranh chấp.",
            en="The same ground is counted for two users: a dispute in the making.",
        ),
        Text(
            vi="Đối chiếu ranh giới chung rồi đưa các đỉnh của thửa vẽ sai về đúng ranh giới thửa bên.",
            en="Compare the shared boundary and bring the wrong vertices back to the neighbour's.",
        ),
    ),
    _rule(
        "over-road-or-water",
        "error",
        Text(
            vi="Ranh giới thửa lấn ra đường hoặc mặt nước",
            en="Boundary runs over a road or water",
        ),
        Text(
            vi="Đất giao thông, mặt nước công cộng không được tính vào thửa của hộ gia đình.",
            en="Road and public water are not part of a household's parcel.",
        ),
        Text(
            vi="Đưa ranh giới về mép đường hoặc mép nước.",
            en="Bring the boundary back to the edge of the road or the water.",
        ),
    ),
)

_LOOK = (
    _rule(
        "wrong-level",
        "warning",
        Text(vi="Đối tượng nằm sai lớp", en="Wrong level"),
        Text(
            vi="Phần mềm lấy ranh giới theo lớp: nằm sai lớp thì bị bỏ qua hoặc hiểu nhầm.",
            en="Software reads boundaries by level: on the wrong one they are lost or mistaken.",
        ),
        Text(vi="Chuyển đối tượng về đúng lớp.", en="Move the line to its proper level."),
    ),
    _rule(
        "wrong-colour",
        "warning",
        Text(vi="Sai màu", en="Wrong colour"),
        Text(
            vi="Màu cho biết ranh giới cũ, mới hay pháp lý; sai màu làm người đọc hiểu sai.",
            en="The colour tells an old, new or legal boundary; a wrong one misleads.",
        ),
        Text(vi="Đặt lại màu theo quy định của lớp.", en="Give the line its level's colour."),
    ),
    _rule(
        "obsolete-code",
        "warning",
        Text(
            vi="Mã loại đất cũ hoặc không có trong danh mục",
            en="Land-type code no longer in the list",
        ),
        Text(
            vi="Mã không có trong danh mục thì không thống kê và không đưa vào cơ sở dữ liệu được.",
            en="A code outside the list can be neither counted nor stored.",
        ),
        Text(
            vi="Thay bằng mã loại đất hiện dùng, căn cứ hiện trạng và giấy tờ.",
            en="Replace it with today's code, by present use and papers.",
        ),
    ),
)

_LABELS = (
    _rule(
        "no-label",
        "error",
        Text(vi="Thửa chưa có nhãn", en="Parcel without a label"),
        Text(
            vi="Thửa không có số thửa, loại đất và diện tích thì không đăng ký được.",
            en="Without number, land type and area a parcel cannot be registered.",
        ),
        Text(
            vi="Đặt một nhãn thửa vào trong thửa.",
            en="Put one label inside the parcel.",
        ),
    ),
    _rule(
        "two-labels",
        "error",
        Text(vi="Thửa có hai nhãn trở lên", en="Parcel with two labels"),
        Text(
            vi="Không biết thửa mang số nào; có thể thiếu một đường ranh giới.",
            en="It is not clear which number holds; a boundary may be missing.",
        ),
        Text(
            vi="Xóa nhãn thừa, hoặc bổ sung đường ranh giới còn thiếu.",
            en="Remove the label too many, or draw the missing boundary.",
        ),
    ),
    _rule(
        "label-outside",
        "error",
        Text(vi="Nhãn nằm ngoài thửa", en="Label outside every parcel"),
        Text(
            vi="Điểm nhãn nằm ngoài thì thông tin không gắn được với thửa nào.",
            en="A label point outside ties its data to no parcel.",
        ),
        Text(vi="Chuyển điểm nhãn vào trong thửa.", en="Move the label point into its parcel."),
    ),
    _rule(
        "duplicate-number",
        "error",
        Text(vi="Trùng số thửa", en="Number used by two parcels"),
        Text(
            vi="Mỗi số thửa là duy nhất trong một tờ bản đồ; trùng số thì cấp nhầm thửa.",
            en="A number is unique in its sheet; twins lead to a certificate for the wrong land.",
        ),
        Text(
            vi="Đối chiếu sổ mục kê, sửa lại số của thửa đánh sai.",
            en="Compare the register and correct the number given by mistake.",
        ),
    ),
    _rule(
        "reused-number",
        "error",
        Text(vi="Dùng lại số thửa đã hủy", en="Cancelled number used again"),
        Text(
            vi="Số đã hủy vẫn nằm trong hồ sơ cũ; dùng lại thì hai thửa khác nhau lẫn vào nhau.",
            en="A cancelled number lives on in old files: used again, two parcels are mixed up.",
        ),
        Text(
            vi="Đánh số tiếp theo số thửa lớn nhất của tờ bản đồ.",
            en="Give the number after the largest of the sheet.",
        ),
    ),
    _rule(
        "old-number-left",
        "error",
        Text(vi="Số thửa cũ chưa gạch bỏ", en="Old number not cancelled"),
        Text(
            vi="Thửa đã biến động mà số cũ vẫn còn thì một thửa đất có hai số.",
            en="After a change the old number must go, or the land has two numbers.",
        ),
        Text(
            vi="Gạch bỏ số thửa cũ, giữ số mới theo bảng các thửa đất biến động.",
            en="Strike the old number; the new ones stand in the table of changed parcels.",
        ),
    ),
    _rule(
        "area-mismatch",
        "error",
        Text(
            vi="Diện tích ghi khác diện tích tính theo ranh giới",
            en="Written area differs from the drawn one",
        ),
        Text(
            vi="Diện tích trên nhãn phải đúng với hình thể thửa, làm tròn đến 0,1 m².",
            en="The label's area must be the outline's, to 0.1 m².",
        ),
        Text(
            vi="Kiểm tra ranh giới trước, sau đó tính và ghi lại diện tích.",
            en="Check the outline first, then compute and write the area again.",
        ),
    ),
)

_PLACE = (
    _rule(
        "swapped-axes",
        "error",
        Text(vi="Đảo tọa độ X và Y", en="X and Y swapped"),
        Text(
            vi="Trong bản đồ địa chính X là hướng Bắc, Y là hướng Đông; đảo thì thửa nằm nơi khác.",
            en="On Vietnamese maps X is north and Y is east; swapped, the parcel lies elsewhere.",
        ),
        Text(
            vi="Đổi lại cột X và cột Y rồi nhập lại tọa độ.",
            en="Exchange the X and Y columns and enter the coordinates again.",
        ),
    ),
    _rule(
        "wrong-meridian",
        "error",
        Text(vi="Sai kinh tuyến trục", en="Wrong central meridian"),
        Text(
            vi="Kinh tuyến trục của tỉnh là 103°00'; tính theo kinh tuyến khác thì lệch hàng chục đến hàng trăm ki-lô-mét.",
            en="The province's meridian is 103°00'; on another, points lie tens to hundreds of kilometres off.",
        ),
        Text(
            vi="Chuyển tọa độ về kinh tuyến trục 103°00', múi chiếu 3°.",
            en="Convert the coordinates to the meridian 103°00', zone of 3°.",
        ),
    ),
)

RULES: Mapping[str, Rule] = {
    rule.id: rule for rule in (*_LINES, *_GROUND, *_LOOK, *_LABELS, *_PLACE)
}
"""Every rule by its id, in the order in which findings are listed."""
