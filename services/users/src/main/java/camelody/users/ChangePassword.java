package camelody.users;

/**
 * Changes one's own password: {@code {"currentPassword":"…","newPassword":"…"}}.
 *
 * @param newPassword 8 to 128 characters
 */
public record ChangePassword(String currentPassword, String newPassword) {
  public ChangePassword {
    Checks.password("currentPassword", currentPassword);
    Checks.newPassword("newPassword", newPassword);
  }

  @Override
  public String toString() {
    return "ChangePassword[currentPassword=…, newPassword=…]";
  }
}
