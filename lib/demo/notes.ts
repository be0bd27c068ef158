import type { Line, Offer } from './offers'
import type { Random } from './random'

const NOTES: Record<Line, string[]> = {
  solar: [
    'Khách đã có hai báo giá khác, quan tâm nhất đến bảo hành và tốc độ xử lý khi có sự cố.',
    'Ưu tiên thi công vào cuối tuần để không ảnh hưởng hoạt động. Người quyết định là giám đốc.',
    'Khách biết đến qua công trình mình làm cho đơn vị bên cạnh {y} năm trước.',
  ],
  it: [
    'Hệ thống hiện tại dùng hơn {y} năm, hay chậm vào đầu giờ sáng. Cần phương án thay từng phần.',
    'Yêu cầu có hóa đơn và biên bản bàn giao từng đợt, bảo hành tận nơi.',
    'Bộ phận CNTT chỉ có một người nên cần đào tạo và tài liệu hướng dẫn.',
    'Cần hoàn thành trước khi chuyển sang văn phòng mới, dự kiến trong quý này.',
    'Đã gửi danh sách thiết bị, đang chờ phòng mua hàng duyệt cấu hình.',
  ],
  office: [
    'Khách cần xem bản vẽ mặt bằng trước khi nhận báo giá chi tiết.',
    'Giao hàng buổi tối hoặc cuối tuần vì tòa nhà hạn chế thang máy.',
    'Đang so sánh với một nhà cung cấp khác, ban giám đốc sẽ chọn trong tháng này.',
    'Cần xem mẫu thực tế tại phòng trưng bày trước khi đặt cọc.',
    'Thanh toán làm ba đợt, đợt đầu 30% khi ký hợp đồng.',
  ],
}

const ROOF_NOTES = [
  'Mái tôn còn tốt, hướng nam. Hóa đơn điện trung bình {m} triệu mỗi tháng, muốn giảm khoảng một nửa.',
  'Khách muốn tự dùng là chính, chưa tính bán lại điện dư. Đề nghị tính thời gian hoàn vốn.',
  'Cần khảo sát tải trọng mái trước khi chốt số tấm pin. Tiền điện khoảng {m} triệu một tháng.',
]

const HOME_NOTES = [
  'Nhà mới xây, muốn lắp trước khi dọn về ở. Vợ chồng cùng quyết định.',
  'Chỉ tiện tiếp vào buổi tối hoặc Chủ nhật, gọi trước khi qua.',
  'Hỏi về trả góp 12 tháng và quà tặng kèm.',
  'Hàng xóm đã dùng {y} năm và khen bền nên muốn làm giống như vậy.',
]

export function noteFor(random: Random, { line, only, title }: Offer) {
  const roof = title.includes('mái') ? ROOF_NOTES : []
  const note = random.pick(only === 'person' ? HOME_NOTES : [...roof, ...NOTES[line]])
  return note.replace('{m}', String(random.int(12, 90))).replace('{y}', String(random.int(2, 7)))
}
