import type { Line } from './offers'

/** {c} the customer's given name, {C} with title, {o} the owner's given name, {t} the title, {k} the customer, {p} the place. */
export const OPENINGS: Record<Line, { subject: string; text: string }[]> = {
  solar: [
    {
      subject: 'Hỏi báo giá: {t}',
      text: 'Bên tôi là {k}, đang tìm đơn vị làm "{t}" tại {p}. Nhờ công ty tư vấn phương án và gửi báo giá sơ bộ, kèm thời gian thi công dự kiến.',
    },
    {
      subject: 'Đề nghị khảo sát tại {p}',
      text: 'Tiền điện mấy tháng nay tăng nhiều nên {k} quan tâm đến "{t}". Công ty có thể cử người qua {p} khảo sát trong tuần này được không? Sáng thứ Năm hoặc thứ Sáu đều tiện.',
    },
    {
      subject: 'Xin thông tin thiết bị và bảo hành',
      text: 'Tôi được bạn bè giới thiệu công ty mình. Nhờ gửi giúp thông tin hãng thiết bị và chế độ bảo hành cho hạng mục "{t}". Nếu có công trình tương tự ở {p} thì cho tôi đi xem thực tế.',
    },
  ],
  it: [
    {
      subject: 'Đề nghị báo giá: {t}',
      text: '{k} có nhu cầu "{t}". Đề nghị công ty gửi báo giá chi tiết từng hạng mục, ghi rõ xuất xứ và thời gian bảo hành để chúng tôi trình ban giám đốc.',
    },
    {
      subject: 'Cần tư vấn hệ thống CNTT',
      text: 'Hệ thống bên tôi tại {p} đã cũ, hay gián đoạn trong giờ làm. Nhờ công ty cử kỹ thuật đến xem và đề xuất phương án, ưu tiên làm theo từng giai đoạn để không phải dừng việc.',
    },
    {
      subject: 'Hỏi về bảo hành và lắp đặt tận nơi',
      text: 'Tôi quan tâm gói "{t}". Công ty có lắp đặt tận nơi ở {p} không, và khi hỏng thì bao lâu có người đến xử lý?',
    },
  ],
  office: [
    {
      subject: 'Báo giá {t}',
      text: 'Bên tôi sắp hoàn thiện mặt bằng mới tại {p} và cần "{t}". Nhờ công ty gửi danh mục mẫu cùng khung giá, chúng tôi sẽ chọn và hẹn xem hàng.',
    },
    {
      subject: 'Xin bản vẽ và mẫu màu',
      text: 'Tôi đã xem sản phẩm trên trang web của công ty. Nhờ gửi thêm mẫu màu và thời gian giao hàng cho hạng mục "{t}". Nếu giá hợp lý {k} sẽ đặt ngay trong tháng.',
    },
    {
      subject: 'Hẹn xem mẫu tại phòng trưng bày',
      text: 'Chiều thứ Tư tôi muốn ghé phòng trưng bày để xem mẫu cho hạng mục "{t}". Công ty có người hướng dẫn lúc 15 giờ không?',
    },
  ],
}

export const ANSWERS = [
  'Em là {o}, phụ trách tư vấn cho mình. Em đã nhận được yêu cầu "{t}" và sẽ gửi phương án kèm báo giá trong hai ngày làm việc. {C} cho em xin thời gian thuận tiện để em gọi trao đổi thêm ạ.',
  'Cảm ơn {C} đã liên hệ. Bên em xin hẹn khảo sát tại {p} vào đầu tuần tới, sau khảo sát một ngày em sẽ gửi bản vẽ và dự toán. {C} xác nhận giúp em người phụ trách tại chỗ nhé.',
  'Em gửi {C} báo giá sơ bộ cho hạng mục "{t}". Giá đã gồm vận chuyển và lắp đặt, chưa gồm thuế giá trị gia tăng, có hiệu lực 15 ngày. {C} xem giúp em, cần điều chỉnh chỗ nào em làm lại ngay ạ.',
  'Dạ bên em có làm tại {p} và vừa bàn giao một công trình tương tự. Em sẽ sắp xếp để {C} đến xem thực tế, đồng thời gửi trước tài liệu kỹ thuật và chính sách bảo hành.',
]

export const FOLLOW_UPS = {
  open: [
    'Tôi đã xem qua phương án, nhìn chung ổn. Nhờ {o} giải thích thêm phần bảo hành và xem có thể giảm thêm 3% không, tôi sẽ trình lại sếp.',
    'Thứ Ba tuần sau bên tôi họp để chọn nhà cung cấp. Nhờ {o} gửi lại báo giá có đóng dấu trước hôm đó giúp tôi.',
    'Cho tôi hỏi nếu tách thành hai đợt thì tiến độ và thanh toán thế nào? Ngân sách quý này chỉ đủ khoảng 60%.',
    'Số điện thoại cũ tôi ít dùng, {o} liên hệ qua thư này giúp. Tuần này tôi đi công tác, đầu tuần sau mình nói chuyện tiếp.',
  ],
  won: [
    'Ban giám đốc đã duyệt. Nhờ {o} gửi hợp đồng bản mềm để bên tôi kiểm tra trước khi ký.',
    'Bên tôi đã chuyển khoản đợt một sáng nay. Nhờ {o} xác nhận và gửi lịch triển khai.',
    'Thống nhất theo báo giá lần hai nhé. Địa chỉ xuất hóa đơn tôi gửi sau, nhờ công ty giữ lịch thi công giúp.',
  ],
  lost: [
    'Cảm ơn {o} đã hỗ trợ nhiệt tình. Tiếc là lần này bên tôi chọn đơn vị khác vì giá phù hợp hơn. Hẹn dịp khác hợp tác.',
    'Kế hoạch của bên tôi tạm dừng đến năm sau nên chưa thể triển khai. Khi có ngân sách tôi sẽ liên hệ lại {o}.',
    'Sau khi bàn lại, bên tôi chưa làm hạng mục này nữa. Xin lỗi vì để bên mình chờ lâu.',
  ],
}

export const CLOSINGS = {
  open: [
    'Dạ em đã rõ. Em cập nhật báo giá theo ý {C} và gửi lại trong chiều nay, có gì gấp {C} gọi em bất cứ lúc nào ạ.',
    'Em cảm ơn {C}. Em gửi kèm lịch thi công dự kiến và phương án chia đợt để {C} tiện trình duyệt.',
  ],
  won: [
    'Em cảm ơn {C} đã tin tưởng. Hợp đồng em gửi trong hôm nay, đội kỹ thuật sẽ gọi trước khi đến {p} một ngày ạ.',
    'Dạ kế toán bên em đã nhận được. Em gửi {C} lịch triển khai và thông tin người phụ trách công trình.',
  ],
  lost: [
    'Dạ em cảm ơn {C} đã phản hồi. Khi nào cần {C} cứ nhắn em, bên em luôn sẵn sàng hỗ trợ ạ.',
    'Em rất tiếc nhưng hiểu quyết định của mình ạ. Em xin phép hỏi thăm lại {C} vào quý sau.',
  ],
}
