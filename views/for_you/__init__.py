"""What is shown to a viewer of a title: would they like it?"""
